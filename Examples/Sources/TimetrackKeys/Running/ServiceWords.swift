/// What a service says about a request, for people.
package enum ServiceWords {
    /// The words with a phrase in the place of the mark by which the library leaves out what the service has repeated.
    package static func readable(_ text: String) -> String {
        text.replacing("<sent>", with: "(what was sent)")
    }
}
