#if EncryptedDatabase
import Dispatch
import Synchronization

/// The queues whose threads may block: one for writes, because SQLite has one writer, and one for each reader.
final class StoreQueues: Sendable {
    let write = DispatchQueue(label: "TimeTrackingDatabase.write")
    private let readers: [DispatchQueue]
    private let turn = Atomic<Int>(0)

    init(readerCount: Int) {
        self.readers = (0..<readerCount).map { DispatchQueue(label: "TimeTrackingDatabase.read.\($0)") }
    }

    /// The queue of the next read.
    var read: DispatchQueue {
        let number = turn.wrappingAdd(1, ordering: .relaxed).newValue
        return readers[Int(UInt(bitPattern: number) % UInt(readers.count))]
    }
}
#endif
