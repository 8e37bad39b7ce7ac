import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite struct CredentialStoreConformanceTests {
    @Test func memoryStoreKeepsTheContract() async {
        let conformance = CredentialStoreConformance { name in InMemoryCredentialStore(name: name) }
        #expect(await conformance.violations() == [])
    }

    @Test func soundStoreOverASharedBackingKeepsTheContract() async {
        let directory = MemoryBacking.Directory()
        let conformance = CredentialStoreConformance { name in SoundStore(directory.open(name)) }
        #expect(await conformance.violations() == [])
    }

    @Test func soundStoreKeepsTheContractInEverySituation() async {
        let directory = MemoryBacking.Directory()
        let conformance = CredentialStoreConformance(
            makeHangingStore: {
                let clock = ManualClock()
                return HangingStore(UnansweredStore(clock: clock), clock: clock)
            },
            makeUnreadableStore: { name in LockedStore(directory.open(name)) },
            plantForeignItem: { name, key in directory.open(name).plantForeignItem(key) },
            makeStore: { name in SoundStore(directory.open(name)) }
        )
        #expect(await conformance.violations() == [])
    }

    @Test func storesThatRefuseWhatTheyCannotKeepKeepTheContract() async {
        let directory = MemoryBacking.Directory()
        let conformance = CredentialStoreConformance { name in TextStore(directory.open(name)) }
        #expect(await conformance.violations() == [])
    }

    @Test func readOnlyStoreKeepsTheContract() async throws {
        let contents = try readOnlyContents()
        let conformance = CredentialStoreConformance(holding: contents) { ReadOnlyStore(contents) }
        #expect(await conformance.violations() == [])
    }

    @Test func aSuiteThatIsCancelledDoesNotReportSuccess() async {
        let suite = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await CredentialStoreConformance { _ in InMemoryCredentialStore() }.violations()
        }
        #expect(await suite.value.map(\.check) == [.setUp])
    }
}
