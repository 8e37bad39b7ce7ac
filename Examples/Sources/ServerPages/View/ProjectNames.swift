/// The names and colours of projects in the page.
struct ProjectNames {
    /// How many colours the style has.
    static let shadeCount = 8

    private var names: [String: String] = [:]
    private var shades: [String: ChartView.Shade] = [:]

    /// Takes in the projects of a workspace; those that entries name beyond them get a colour and no name.
    init(_ contents: WeekContents) {
        var colors: Set<String> = []
        for (index, project) in contents.projects.enumerated() where names[project.id] == nil {
            let name = PageText.shown(project.name, atMost: 80)
            names[project.id] = name.isEmpty ? "Project without a name" : name
            // Clockify gives all projects one colour until somebody chooses another: only the first can keep it.
            let color = PageText.color(project.color).flatMap { colors.insert($0).inserted ? $0 : nil }
            shades[project.id] = ChartView.Shade(
                color: color,
                shadeClass: "p\(index % Self.shadeCount)"
            )
        }
        let others = Set(contents.entries.compactMap(\.projectID)).subtracting(names.keys).sorted()
        for (index, id) in others.enumerated() {
            names[id] = others.count == 1 ? "Another project" : "Another project (\(index + 1))"
            shades[id] = ChartView.Shade(color: nil, shadeClass: "p\(index % Self.shadeCount)")
        }
    }

    /// The name of a project, or what stands for no project.
    func name(of project: String?) -> String {
        guard let project else { return "No project" }
        return names[project] ?? "Another project"
    }

    /// The colour of a project, or that of no project.
    func shade(of project: String?) -> ChartView.Shade {
        project.flatMap { shades[$0] } ?? ChartView.Shade(color: nil, shadeClass: "pn")
    }
}
