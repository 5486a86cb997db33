/** Dates are ISO 8601: a Date is YYYY-MM-DD, a DateTime is UTC with milliseconds. A JSONObject is any JSON in braces. */
export {
  GraphQLDate as DateScalar,
  GraphQLDateTime as DateTimeScalar,
  GraphQLJSONObject as JsonObjectScalar,
} from 'graphql-scalars'
