// Package timex holds dates with a precision and the expressions that name them.
//
// It must never read a clock: every relative expression is resolved against a
// date that the caller gives.
package timex

// A Date is a calendar date known to a precision, told by its length: "2023",
// "2023-11" or "2023-11-25". The zero Date is unknown. Dates agree as far as
// their common prefix.
type Date string
