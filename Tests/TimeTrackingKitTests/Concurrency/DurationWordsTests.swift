import Testing
import TimeTrackingKit

@Suite("Durations in sentences")
struct DurationWordsTests {
    @Test(arguments: [
        (Duration.seconds(5), "5 seconds"), (.seconds(1), "1 second"), (.zero, "0 seconds"),
        (.milliseconds(250), "250 milliseconds"), (.milliseconds(1), "1 millisecond"),
        (.milliseconds(1_500), "1.5 seconds"), (.seconds(3_600), "3600 seconds"),
        (.seconds(2) + .nanoseconds(3), "2 seconds"),
        (.milliseconds(1_989), "2 seconds"), (.milliseconds(2_949), "2.9 seconds"), (.milliseconds(1_001), "1 second"),
    ])
    func haveNoNeedlessDecimals(_ duration: Duration, _ text: String) {
        #expect(duration.inWords == text)
    }
}
