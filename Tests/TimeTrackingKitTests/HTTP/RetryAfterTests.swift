import Testing

@testable import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Retry-After")
struct RetryAfterTests {
    @Test(arguments: [
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
        ("Tue, 29 Feb 2000 23:59:59 GMT", 951_868_799),
        ("Wed, 31 Dec 2025 23:59:60 GMT", 1_767_225_600),
        ("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_400),
        ("Wed, 31 Dec 1969 23:59:59 GMT", -1),
    ])
    func readsADate(_ text: String, _ seconds: Double) {
        #expect(RetryAfter(text) == .date(Date(timeIntervalSince1970: seconds)))
    }

    @Test(arguments: [("0", 0), ("120", 120), ("007", 7)])
    func readsSeconds(_ text: String, _ seconds: Int) {
        #expect(RetryAfter(text) == .delay(.seconds(seconds)))
    }

    @Test(arguments: [
        "", " ", "-1", "+5", "1.5", "12 ", "soon", "1, 2", "\u{661}",
        "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Nov 1994 08:49:37", "sun, 06 nov 1994 08:49:37 gmt",
        "Mon, 06 Nov 1994 08:49:37 GMT", "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 94 08:49:37 GMT",
        "Thu, 29 Feb 2001 00:00:00 GMT", "Sun, 31 Apr 1994 00:00:00 GMT", "Sun, 00 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:00 GMT", "Sun, 06 Nov 1994 08:49:61 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, +6 Nov 1994 08:49:37 GMT",
    ])
    func readsNothingElse(_ text: String) {
        #expect(RetryAfter(text) == nil)
    }

    @Test func aDateThatHasPassedAsksForNoWait() {
        let now = Date(timeIntervalSince1970: 1_000)
        #expect(RetryAfter.date(Date(timeIntervalSince1970: 900)).delay(from: now) == .zero)
        #expect(RetryAfter.date(Date(timeIntervalSince1970: 1_005)).delay(from: now) == .seconds(5))
    }
}
