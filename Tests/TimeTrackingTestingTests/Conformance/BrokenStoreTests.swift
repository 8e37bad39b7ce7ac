import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// A store that breaks one line of the contract, and the suite as its author would run it.
struct BrokenStoreCase: Sendable, CustomTestStringConvertible {
    let check: CredentialStoreConformance.Check
    let testDescription: String
    let suite: @Sendable (MemoryBacking.Directory) -> CredentialStoreConformance

    static func over<Store: StoreOverBacking>(
        _ type: Store.Type,
        breaks check: CredentialStoreConformance.Check
    ) -> BrokenStoreCase {
        BrokenStoreCase(check: check, testDescription: "\(type)") { directory in
            CredentialStoreConformance { name in Store(directory.open(name)) }
        }
    }

    static let plain: [BrokenStoreCase] = [
        .over(ClaimsToBeReadOnly.self, breaks: .capabilities),
        .over(ThrowsForAbsent.self, breaks: .absentIsNil),
        .over(InventsCredentials.self, breaks: .absentIsNil),
        .over(ReturnsOtherBytes.self, breaks: .roundTrip),
        .over(ForgetsForGood.self, breaks: .forget),
        .over(KeepsTheFirst.self, breaks: .replace),
        .over(SaysRemovedForAbsent.self, breaks: .remove),
        .over(RemovesNothing.self, breaks: .remove),
        .over(CutsAtNUL.self, breaks: .exactBytes),
        .over(Trims.self, breaks: .exactBytes),
        .over(TakesBytesItCannotKeep.self, breaks: .exactBytes),
        .over(TakesEmptySecrets.self, breaks: .emptySecretRefused),
        .over(CutsAt32KiB.self, breaks: .largeSecrets),
        .over(ExceedsItsLimit.self, breaks: .largeSecrets),
        .over(DropsAttributes.self, breaks: .attributes),
        .over(MergesAttributes.self, breaks: .attributes),
        .over(MixesServices.self, breaks: .serviceIsolation),
        .over(IgnoresCase.self, breaks: .accountIsolation),
        .over(RemovesTheWholeService.self, breaks: .accountIsolation),
        .over(ComparesCharacters.self, breaks: .unicodeKeys),
        .over(ComparesTheFirst255Bytes.self, breaks: .longKeys),
        .over(LeavesOutTheLastKey.self, breaks: .keysComplete),
        .over(ListsEveryService.self, breaks: .keysFiltered),
        .over(MergesSpellingsOfServices.self, breaks: .keysFiltered),
        .over(OrdersByCharacters.self, breaks: .keysOrdered),
        .over(IgnoresAfter.self, breaks: .keysPaged),
        .over(ExceedsThePage.self, breaks: .keysPaged),
        .over(WritesLater.self, breaks: .durability),
        .over(RewritesWithoutLock.self, breaks: .concurrentWriters),
        .over(IgnoresCancellation.self, breaks: .cancellation),
        .over(MisreportsCancelledWrites.self, breaks: .cancellation),
        .over(ThrowsWithoutSentence.self, breaks: .errorsExplain),
        .over(QuotesSecretsInErrors.self, breaks: .noSecretInErrors),
        .over(ShowsItsBytes.self, breaks: .noSecretInDescriptions),
    ]

    static let situations: [BrokenStoreCase] = [
        BrokenStoreCase(check: .setUp, testDescription: "one backing for all names") { directory in
            CredentialStoreConformance { _ in SoundStore(directory.open("shared")) }
        },
        BrokenStoreCase(check: .setUp, testDescription: "a closure that throws") { _ in
            CredentialStoreConformance { _ in throw CredentialStoreError(.denied, store: nil, message: "Grant access.")
            }
        },
        BrokenStoreCase(check: .errorIsNotAbsence, testDescription: "ReadsLockedAsAbsent") { directory in
            CredentialStoreConformance(
                makeUnreadableStore: { name in ReadsLockedAsAbsent(directory.open(name)) },
                makeStore: { name in SoundStore(directory.open(name)) }
            )
        },
        BrokenStoreCase(check: .keysReadNoSecret, testDescription: "DecryptsToList") { directory in
            CredentialStoreConformance(
                makeUnreadableStore: { name in DecryptsToList(directory.open(name)) },
                makeStore: { name in SoundStore(directory.open(name)) }
            )
        },
        BrokenStoreCase(check: .foreignItems, testDescription: "ListsForeignItems") { directory in
            CredentialStoreConformance(
                plantForeignItem: { name, key in directory.open(name).plantForeignItem(key) },
                makeStore: { name in ListsForeignItems(directory.open(name)) }
            )
        },
        BrokenStoreCase(check: .deadline, testDescription: "a store without a deadline") { directory in
            let patience = ManualClock()
            return CredentialStoreConformance(
                makeHangingStore: {
                    let clock = ManualClock()
                    let store = UnansweredStore(clock: clock, insteadOfTimingOut: { await exhaust(patience) })
                    return HangingStore(store, clock: clock)
                },
                clock: patience,
                makeStore: { name in SoundStore(directory.open(name)) }
            )
        },
        BrokenStoreCase(check: .deadline, testDescription: "a write that timed out and says nothing of itself") {
            directory in
            CredentialStoreConformance(
                makeHangingStore: {
                    let clock = ManualClock()
                    return HangingStore(UnansweredStore(clock: clock, appliedAtDeadline: nil), clock: clock)
                },
                makeStore: { name in SoundStore(directory.open(name)) }
            )
        },
        BrokenStoreCase(check: .deadline, testDescription: "NeverReturns") { directory in
            let patience = ManualClock()
            return CredentialStoreConformance(clock: patience) { name in
                NeverReturns(directory.open(name), patience: patience)
            }
        },
    ]
}

@Suite struct BrokenStoreTests {
    @Test(arguments: BrokenStoreCase.plain + BrokenStoreCase.situations)
    func breaksItsLineAlone(_ broken: BrokenStoreCase) async {
        let violations = await broken.suite(MemoryBacking.Directory()).violations()
        #expect(Set(violations.map(\.check)) == [broken.check], "\(violations)")
    }

    @Test func everyLineHasABrokenStore() {
        let broken = Set((BrokenStoreCase.plain + BrokenStoreCase.situations).map(\.check))
        #expect(broken == Set(CredentialStoreConformance.Check.allCases))
    }

    @Test func violationsQuoteNoSecret() async {
        for broken in BrokenStoreCase.plain where [.noSecretInErrors, .noSecretInDescriptions].contains(broken.check) {
            let directory = MemoryBacking.Directory()
            let violations = await broken.suite(directory).violations()
            #expect(!violations.isEmpty)
            for secret in directory.secrets where (16...1000).contains(secret.count) {
                #expect(LeakDetector(secret).leaks(in: "\(violations)").isEmpty)
            }
        }
    }
}
