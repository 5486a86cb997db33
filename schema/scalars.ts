/** Dates are ISO 8601: a Date is YYYY-MM-DD, a DateTime is UTC with milliseconds. */
export { GraphQLDate as DateScalar, GraphQLDateTime as DateTimeScalar } from 'graphql-scalars'
