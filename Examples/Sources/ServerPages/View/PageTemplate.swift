import Mustache

/// The template of the page.
///
/// ## Security
///
/// All of it is one template, whose first line chooses how values are escaped: that choice does not reach into partials.
enum PageTemplate {
    /// The template as text.
    static let source =
        "{{% CONTENT_TYPE: \(PageEscaping.name)}}"
        + frame(signIn + "{{#home}}\n" + heading + timer + clockwork + week + connections + "{{/home}}\n")

    /// Renders the page.
    ///
    /// - Parameter view: What to show.
    /// - Returns: The page.
    /// - Throws: What is wrong with the template, which no value can cause.
    static func text(_ view: PageView) throws -> String {
        try parsed.get().render(view)
    }

    private static let parsed = Result {
        MustacheContentTypes.register(PageEscaping(), named: PageEscaping.name)
        return try MustacheTemplate(string: source)
    }
}
