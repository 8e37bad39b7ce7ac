import Synchronization

/// Things that several tasks gather.
final class Gathered<Element: Sendable>: Sendable {
    private let state = Mutex<[Element]>([])

    /// What was gathered so far.
    var all: [Element] { state.withLock(\.self) }

    /// Adds an element, and returns how many there are then.
    @discardableResult
    func add(_ element: Element) -> Int {
        state.withLock { elements in
            elements.append(element)
            return elements.count
        }
    }
}
