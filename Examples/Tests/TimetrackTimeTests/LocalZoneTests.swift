import Foundation
import Testing
import TimetrackTime

@Suite("LocalZone")
struct LocalZoneTests {
    private func wall(_ day: String, _ clock: String) throws -> WallTime {
        WallTime(try #require(LocalDay(day)), try #require(ClockTime(clock)))
    }

    @Test func findsTheOneMomentOfMostTimes() throws {
        #expect(try LocalZone.berlin.moments(of: wall("2026-01-05", "09:10")) == .once(moment("2026-01-05T08:10:00Z")))
        #expect(try LocalZone.berlin.moments(of: wall("2026-07-05", "09:10")) == .once(moment("2026-07-05T07:10:00Z")))
    }

    @Test func findsBothMomentsWhereClocksAreSetBack() throws {
        let twice = try LocalZone.berlin.moments(of: wall("2026-10-25", "02:30"))
        #expect(try twice == .twice(moment("2026-10-25T00:30:00Z"), moment("2026-10-25T01:30:00Z")))
        let first = try LocalZone.berlin.moments(of: wall("2026-10-25", "02:00"))
        #expect(try first == .twice(moment("2026-10-25T00:00:00Z"), moment("2026-10-25T01:00:00Z")))
        #expect(try LocalZone.berlin.moments(of: wall("2026-10-25", "03:00")) == .once(moment("2026-10-25T02:00:00Z")))
    }

    @Test(arguments: ["02:00", "02:30", "02:59"])
    func namesTheNearestMomentsWhereClocksAreSetAhead(_ clock: String) throws {
        let never = try LocalZone.berlin.moments(of: wall("2026-03-29", clock))
        let (before, after) = try (moment("2026-03-29T00:59:00Z"), moment("2026-03-29T01:00:00Z"))
        #expect(never == .never(lastBefore: before, firstAfter: after))
        #expect(LocalZone.berlin.wallTime(at: before).clock.description == "01:59")
        #expect(LocalZone.berlin.wallTime(at: after).clock.description == "03:00")
    }

    @Test func isTheOneOfTheCLibraryOnThisMachine() throws {
        for text in ["2026-01-05T08:10:00Z", "2026-07-05T08:10:00Z", "1969-12-31T23:59:59Z"] {
            let date = try moment(text)
            let parts = Calendar.current.dateComponents([.year, .month, .day, .hour, .minute], from: date)
            let wall = LocalZone.machine.wallTime(at: date)
            #expect(wall.day.year == parts.year && wall.day.month == parts.month && wall.day.day == parts.day)
            #expect(wall.clock.hour == parts.hour && wall.clock.minute == parts.minute)
        }
    }

    @Test func tellsATimeThatComesTwiceByItsDistanceFromUTC() throws {
        let now = try moment("2026-10-25T09:00:00Z")
        let texts = try ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z"]
            .map { LocalTime.text(try moment($0), now: now, in: .berlin) }
        #expect(texts == ["02:30 (UTC+02:00)", "02:30 (UTC+01:00)", "03:30"])
    }

    @Test func findsTheFirstMomentOfADayWhereClocksAreSetAheadAtMidnight() throws {
        #expect(try LocalZone.saoPaulo.firstMoment(of: wall("2018-11-04", "00:00")) == moment("2018-11-04T03:00:00Z"))
        #expect(try LocalZone.berlin.firstMoment(of: wall("2026-10-25", "02:30")) == moment("2026-10-25T00:30:00Z"))
        #expect(try LocalZone.berlin.firstMoment(of: wall("2026-10-25", "18:00")) == moment("2026-10-25T17:00:00Z"))
    }

    @Test func namesTheDayAlsoOfTodayWhereThatIsWanted() throws {
        let now = try moment("2026-11-22T09:00:00Z")
        #expect(LocalTime.dated(try moment("2026-11-22T08:10:00Z"), now: now, in: .utc) == "Sun 22 Nov 08:10")
        let twice = LocalTime.dated(try moment("2026-10-25T01:10:00Z"), now: now, in: .berlin)
        #expect(twice == "Sun 25 Oct 02:10 (UTC+01:00)")
        let year = LocalTime.dated(try moment("2025-11-22T08:10:00Z"), now: now, in: .utc)
        #expect(year == "Sat 22 Nov 2025 08:10")
    }

    @Test func namesTheDayUnlessItIsToday() throws {
        let now = try moment("2026-11-22T09:00:00Z")
        #expect(LocalTime.text(try moment("2026-11-22T08:10:00Z"), now: now, in: .utc) == "08:10")
        #expect(LocalTime.text(try moment("2026-11-21T17:30:00Z"), now: now, in: .utc) == "Sat 21 Nov 17:30")
        #expect(LocalTime.text(try moment("2025-12-31T17:30:00Z"), now: now, in: .utc) == "Wed 31 Dec 2025 17:30")
    }
}
