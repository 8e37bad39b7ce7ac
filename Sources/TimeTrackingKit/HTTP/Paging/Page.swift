/// One page of a list.
package struct Page<Element: Sendable>: Sendable {
    package var elements: [Element]

    /// Whether the service has, or can have, no page after this one.
    package var isLast: Bool

    /// Whether the service says in so many words that more follow.
    package var saysThatMoreFollow: Bool

    package init(elements: [Element], isLast: Bool, saysThatMoreFollow: Bool = false) {
        self.elements = elements
        self.isLast = isLast
        self.saysThatMoreFollow = saysThatMoreFollow
    }
}
