package import HTTPTypes

/// Reads how long a service asks to wait.
package enum RetryAfter {
    /// The wait that the `Retry-After` header asks for, or nil when there is none that can be read.
    ///
    /// A date is compared with the response's own `Date` header, because the two clocks need not agree.
    package static func delay(in response: HTTPResponse) -> Duration? {
        guard let text = response.headerFields[.retryAfter] else { return nil }
        if let seconds = Int64(text) { return seconds < 0 ? nil : .seconds(seconds) }
        guard let until = secondsSince1970(text),
            let now = response.headerFields[.date].flatMap(secondsSince1970)
        else { return nil }
        return .seconds(max(0, until - now))
    }

    /// Reads a date such as `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that senders may use (RFC 9110, 5.6.7).
    private static func secondsSince1970(_ text: String) -> Int? {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT",
            let day = UInt8(parts[1]), (1...31).contains(day),
            let month = months.firstIndex(of: String(parts[2])),
            let year = UInt16(parts[3])
        else { return nil }
        let time = parts[4].split(separator: ":", omittingEmptySubsequences: false).map { UInt8($0) }
        guard time.count == 3, let hour = time[0], let minute = time[1], let second = time[2],
            hour < 24, minute < 60, second <= 60
        else { return nil }
        let days = CivilDays.since1970(year: Int(year), month: month + 1, day: Int(day))
        return days * 86_400 + Int(hour) * 3600 + Int(minute) * 60 + Int(second)
    }
}

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
