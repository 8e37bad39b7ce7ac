import Testing

@testable import ClockifyAPI

/// Durations as Clockify writes and reads them.
@Suite
struct ISODurationTests {
    @Test(arguments: [
        ("PT30M", 1800.0), ("PT1H30M", 5400), ("PT0S", 0), ("PT1M2.5S", 62.5), ("P1DT1H", 90_000), ("P2W", 1_209_600),
        ("-PT5M", -300), ("PT-5M", -300), ("PT-1H-30M", -5400), ("PT1H-30M", 1800), ("-PT-5M", 300), ("+PT+5M", 300),
        ("PT-0.5S", -0.5), ("P-1DT-1H", -90_000),
    ])
    func durations(text: String, seconds: Double) {
        #expect(ISODuration.duration(from: text) == .seconds(seconds))
    }

    @Test(arguments: [
        "", "P", "PT", "8000", "PT5", "PT5M3H", "PT5H5H", "P1Y", "P1M", "PT1.5H", "T5M", "PT5M ", "PT٣M", "P1DT",
        "PT99999999999999999999S", "PT9999999999999H", "PT1.S", "--PT5M", "PT--5M", "PT-", "PT5-M", "-", "+",
    ])
    func whatIsNoDuration(text: String) {
        #expect(ISODuration.duration(from: text) == nil)
    }

    @Test(arguments: [0, 1, -1, 59, -60, 3599, -3600, 5400, -5400, 360_000, -93_784, 1_000_000_000_000])
    func whatIsWrittenIsRead(seconds: Int64) {
        let text = ISODuration.text(of: .seconds(seconds))
        #expect(ISODuration.duration(from: text) == .seconds(seconds), "\(text)")
    }
}
