import Testing

@testable import ServerProtection

@Suite struct RateLimiterTests {
    private let time = ManualTime()

    private func limiter(_ rate: RateLimiter.Rate, capacity: Int = 50_000) -> RateLimiter {
        let time = time
        return RateLimiter(rate, capacity: capacity) { time.now }
    }

    @Test func lendsWhatTheBucketHasAndThenOneAtATime() {
        let limiter = limiter(.init(60, per: .seconds(60), burst: 3))
        for _ in 0..<3 { #expect(limiter.take("a") == nil) }
        #expect(limiter.take("a") == .seconds(1))
        #expect(limiter.take("a") == .seconds(1))
        time.advance(by: .milliseconds(600))
        #expect(limiter.take("a") == .milliseconds(400))
        time.advance(by: .milliseconds(400))
        #expect(limiter.take("a") == nil)
        #expect(limiter.take("a") == .seconds(1))
    }

    @Test func doesNotSaveUpMoreThanTheBucketHolds() {
        let limiter = limiter(.init(10, per: .seconds(1)))
        time.advance(by: .seconds(3600))
        #expect((0..<100).count { _ in limiter.take("a") == nil } == 10)
    }

    @Test func countsEverybodyAlone() {
        let limiter = limiter(.init(1, per: .seconds(60)))
        #expect(limiter.take("a") == nil)
        #expect(limiter.take("a") == .seconds(60))
        #expect(limiter.take("b") == nil)
    }

    @Test func keepsItsTableSmallAndForgetsTheFullestFirst() {
        let limiter = limiter(.init(100, per: .seconds(100)), capacity: 1000)
        for _ in 0..<100 { #expect(limiter.take("busy") == nil) }
        for index in 0..<20_000 { #expect(limiter.take("passer-by \(index)") == nil) }
        #expect(limiter.count <= 1000)
        #expect(limiter.take("busy") != nil)
    }

    @Test func forgetsWhoHasAFullBucketWithoutForgettingOthers() {
        let limiter = limiter(.init(1, per: .seconds(10)), capacity: 100)
        for index in 0..<100 { #expect(limiter.take("early \(index)") == nil) }
        time.advance(by: .seconds(10))
        #expect(limiter.take("late") == nil)
        #expect(limiter.count == 1)
    }

    @Test func serves1000UsersAtOnce() async {
        let limiter = limiter(.init(50, per: .seconds(60)))
        let allowed = await withTaskGroup(of: Int.self) { group in
            for user in 0..<1000 {
                group.addTask { (0..<100).count { _ in limiter.take("user \(user)") == nil } }
            }
            return await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(allowed == Array(repeating: 50, count: 1000))
    }
}

@Suite struct AddressKeyTests {
    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2/64"),
        ("2001:db8:1:3::9", "2001:db8:1:3/64"),
        ("fe80::1%eth0", "fe80:0:0:0/64"),
        ("unknown", "unknown"),
    ]) func takesANetworkOfIPv6ForOne(address: String, key: String) {
        #expect(AddressKey.key(of: address) == key)
    }
}
