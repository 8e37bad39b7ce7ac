import Testing
import TimetrackTime

@testable import TimetrackWorkday

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("WorkdayHours")
struct WorkdayHoursTests {
    @Test(arguments: [("9:00", 540), ("09:00", 540), ("00:00", 0), ("17:30", 1_050), ("24:00", 1_440)])
    func readsATime(_ text: String, _ minutes: Int) {
        #expect(WorkdayHours.minutes(text) == minutes)
    }

    @Test(arguments: [
        "", "9", "9:5", "9:60", "24:01", "-1:00", "09:00:00", "９:00", "+9:00", " 9:00", "999999999999999999:00",
    ])
    func refusesWhatIsNoTime(_ text: String) {
        #expect(WorkdayHours.minutes(text) == nil)
    }

    @Test func refusesAnEndThatIsNotAfterTheStart() {
        #expect(WorkdayHours(start: 540, end: 540) == nil)
        #expect(WorkdayHours(start: 1_320, end: 360) == nil)
        #expect(WorkdayHours(start: -1, end: 360) == nil)
        #expect(WorkdayHours(start: 0, end: 1_441) == nil)
    }

    @Test func lastsFromTheStartToTheEndOfADay() throws {
        let day = try #require(LocalDay("2026-11-20"))
        let start = Int(day.start.timeIntervalSince1970)
        let hours = try #require(WorkdayHours(start: 540, end: 1_020))
        #expect(hours.moments(on: day) == start + 32_400..<start + 61_200)
        #expect(hours.description == "09:00–17:00")
        let whole = try #require(WorkdayHours(start: 0, end: 1_440))
        #expect(whole.moments(on: day) == start..<Int(day.end.timeIntervalSince1970))
    }
}
