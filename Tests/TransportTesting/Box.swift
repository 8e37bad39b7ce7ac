#if AsyncHTTPClient
import Synchronization

/// A value that a closure hands out of itself.
package final class Box<Value: Sendable>: Sendable {
    private let storage: Mutex<Value>

    package init(_ value: Value) {
        storage = Mutex(value)
    }

    package var value: Value {
        get { storage.withLock(\.self) }
        set { storage.withLock { $0 = newValue } }
    }
}
#endif
