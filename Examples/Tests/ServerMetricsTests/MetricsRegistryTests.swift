import CoreMetrics
import ServerMetrics
import Testing

@Suite struct MetricsRegistryTests {
    private let registry = MetricsRegistry(maximumSeriesCount: 3, buckets: [0.1, 1])

    @Test func everythingIsWrittenAsPrometheusReadsItSorted() {
        registry.describe("requests_total", "Requests\nthat were answered.")
        Counter(label: "requests_total", dimensions: [("b", "2"), ("a", "1")], factory: registry).increment(by: 3)
        Counter(label: "requests_total", dimensions: [("a", "0")], factory: registry).increment()
        Meter(label: "in_flight", factory: registry).set(2.5)
        #expect(
            registry.exposition() == #"""
                # TYPE in_flight gauge
                in_flight 2.5
                # HELP requests_total Requests\nthat were answered.
                # TYPE requests_total counter
                requests_total{a="0"} 1
                requests_total{a="1",b="2"} 3

                """#
        )
    }

    @Test func aLabelCannotEndItsLineOrItsQuotes() {
        Counter(label: "c", dimensions: [("a-b", "x\"} 1\nevil 2\\")], factory: registry).increment()
        #expect(registry.exposition() == "# TYPE c counter\nc{a_b=\"x\\\"} 1\\nevil 2\\\\\"} 1\n")
    }

    @Test func timesFillTheBucketsInSecondsEachWithThoseBeforeIt() {
        let timer = Timer(label: "t", dimensions: [("r", "/")], factory: registry)
        timer.recordNanoseconds(50_000_000)
        timer.recordNanoseconds(100_000_000)
        timer.recordNanoseconds(500_000_000)
        timer.recordNanoseconds(7_000_000_000)
        #expect(
            registry.exposition() == """
                # TYPE t histogram
                t_bucket{r="/",le="0.1"} 2
                t_bucket{r="/",le="1"} 3
                t_bucket{r="/",le="+Inf"} 4
                t_sum{r="/"} 7.65
                t_count{r="/"} 4

                """
        )
    }

    @Test func seriesBeyondTheLimitAreCountedTogether() {
        for index in 0..<1000 {
            Counter(label: "c", dimensions: [("path", "/\(index)")], factory: registry).increment()
        }
        let lines = registry.exposition().split(separator: "\n")
        #expect(lines.count == 5)
        #expect(lines.contains(#"c{path="other"} 997"#))
    }

    @Test func theSameNameAndLabelsAreTheSameSeriesInAnyOrder() {
        Counter(label: "c", dimensions: [("a", "1"), ("b", "2")], factory: registry).increment()
        Counter(label: "c", dimensions: [("b", "2"), ("a", "1")], factory: registry).increment()
        #expect(registry.exposition().contains(#"c{a="1",b="2"} 2"#))
    }

    @Test func aNameOfAnotherKindDoesNotChangeWhatIsWritten() {
        Counter(label: "c", factory: registry).increment()
        Meter(label: "c", factory: registry).set(9)
        #expect(registry.exposition() == "# TYPE c counter\nc 1\n")
    }

    @Test func aCounterDoesNotFallAndANameHasOnlyCharactersThatItMayHave() {
        let counter = Counter(label: "a.b-1", factory: registry)
        counter.increment(by: 2)
        counter.increment(by: -1)
        #expect(registry.exposition().contains("a_b_1 2\n"))
    }

    @Test func aDestroyedSeriesIsGone() {
        let counter = Counter(label: "c", factory: registry)
        counter.increment()
        counter.destroy()
        #expect(!registry.exposition().contains("c 1"))
    }

    @Test func countsFromManyTasksAtOnceAllArrive() async {
        let counter = Counter(label: "c", factory: registry)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<50 { group.addTask { for _ in 0..<1000 { counter.increment() } } }
        }
        #expect(registry.exposition().contains("c 50000\n"))
    }
}
