/// Puts entries into groups within groups, each entry in one step.
struct GroupTree {
    private struct Node {
        let key: GroupKey
        var figures = ReportFigures()
        var children: [GroupKey: Int] = [:]
    }

    private let grouping: ReportGrouping
    /// All nodes; the first one is the root, whose figures nobody asks for.
    private var nodes = [Node(key: GroupKey(nil))]

    init(_ grouping: ReportGrouping) {
        self.grouping = grouping
    }

    /// Adds an entry to each group that it belongs to.
    mutating func add(_ counted: CountedEntry) {
        var parents = [0]
        for dimension in grouping.dimensions {
            let keys = dimension.keys(of: counted)
            var children: [Int] = []
            for parent in parents {
                for key in keys {
                    let child = child(key, of: parent)
                    nodes[child].figures.add(counted)
                    children.append(child)
                }
            }
            parents = children
        }
    }

    private mutating func child(_ key: GroupKey, of parent: Int) -> Int {
        if let child = nodes[parent].children[key] { return child }
        nodes.append(Node(key: key))
        nodes[parent].children[key] = nodes.count - 1
        return nodes.count - 1
    }

    /// The groups: days in their order, others with the longest time first.
    var groups: [ReportGroup] { groups(of: 0, grouping.dimensions[...]) }

    private func groups(of parent: Int, _ dimensions: ArraySlice<ReportDimension>) -> [ReportGroup] {
        guard let dimension = dimensions.first else { return [] }
        return nodes[parent].children.values
            .map { child in
                ReportGroup(
                    dimension: dimension,
                    id: nodes[child].key.name?.id,
                    name: nodes[child].key.name?.name,
                    figures: nodes[child].figures,
                    groups: groups(of: child, dimensions.dropFirst())
                )
            }
            .sorted { left, right in
                if dimension != .day, left.figures.seconds != right.figures.seconds {
                    return left.figures.seconds > right.figures.seconds
                }
                return (left.label, left.id ?? "") < (right.label, right.id ?? "")
            }
    }
}
