/// One page of a list.
package struct Page<Element: Sendable>: Sendable {
    package var elements: [Element]

    /// Whether the service has, or can have, no page after this one.
    package var isLast: Bool

    package init(elements: [Element], isLast: Bool) {
        self.elements = elements
        self.isLast = isLast
    }
}
