/// Counts days of the Gregorian calendar.
package enum CivilDays {
    /// The number of days from 1 January 1970 to a date.
    package static func since1970(year: Int, month: Int, day: Int) -> Int {
        // Years that begin in March put the leap day at the end.
        let shiftedYear = month > 2 ? year : year - 1
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
