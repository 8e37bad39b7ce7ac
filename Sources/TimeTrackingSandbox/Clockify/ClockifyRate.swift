extension Clockify {
    /// A rate in a workspace's currency, null for none.
    static func rateShape(_ amount: Int?, in workspace: Content.Workspace) -> JSON {
        amount.map { ["amount": .integer($0), "currency": .string(workspace.currency)] } ?? .null
    }
}
