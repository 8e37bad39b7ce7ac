import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing
import TimetrackKeys

/// What a rotation did.
struct RotationOutcome {
    /// The key that the rows are sealed with now.
    let key: EncryptionKeyID

    /// What became of the rows.
    let rewrap: RewrapSummary

    /// How long it took.
    let time: Duration

    /// The time in seconds, to a thousandth.
    var seconds: Double {
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        return (seconds * 1_000).rounded() / 1_000
    }

    /// How many rows were sealed anew in a second.
    var rowsPerSecond: Int { ProgressLine.rate(rewrap.rewrappedCount, in: time) }

    /// The outcome in one sentence.
    var sentence: String {
        let rows = rewrap.rewrappedCount == 1 ? "1 row" : "\(rewrap.rewrappedCount) rows"
        let others = rewrap.alreadyCurrentCount == 0 ? "" : ", \(rewrap.alreadyCurrentCount) were already"
        return "Sealed \(rows) with the key \(key) in \(seconds) s (\(rowsPerSecond) rows/s)\(others)."
    }

    /// That some rows do not open, or nil when all do.
    var failure: Failure? {
        guard let first = rewrap.failures.first else { return nil }
        let count = rewrap.failures.count
        return Failure(
            .credentialStore,
            "undecryptable",
            "\(count == 1 ? "1 row does" : "\(count) rows do") not open and stayed as they were, such as \(first.key): "
                + first.error.message
        )
    }
}
