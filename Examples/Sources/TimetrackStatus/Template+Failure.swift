package import TimetrackKeys
package import TimetrackPrompt

extension Template {
    /// Reads a template that a person has given.
    ///
    /// - Parameters:
    ///   - text: The template.
    ///   - fields: The names that values have.
    /// - Throws: `Failure` that says what is wrong, and lists the names when one is unknown.
    package init(given text: String, fields: [String]) throws(Failure) {
        do throws(TemplateMistake) {
            try self.init(text, fields: fields)
        } catch {
            throw Failure(.usage, "invalid_template", error.message)
        }
    }
}
