/// What is wrong with a template.
package struct TemplateMistake: Error, Hashable {
    /// One sentence that says what is wrong and what to write instead.
    package var message: String
}
