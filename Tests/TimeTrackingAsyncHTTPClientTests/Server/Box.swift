#if AsyncHTTPClient
import Synchronization

/// A value that a closure hands out of itself.
final class Box<Value: Sendable>: Sendable {
    private let storage: Mutex<Value>

    init(_ value: Value) {
        storage = Mutex(value)
    }

    var value: Value {
        get { storage.withLock(\.self) }
        set { storage.withLock { $0 = newValue } }
    }
}
#endif
