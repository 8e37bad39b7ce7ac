import SystemPackage

/// The values of the file and above them those of the environment, and what they are read as.
struct SettingsValues {
    private(set) var values: [SettingKey: PlacedValue]
    let file: SettingsFile
    let environment: [String: String]

    /// Names beside those of settings that a variable may have after `TIMETRACK_SERVER_`.
    private static let otherVariables = ["CONFIG", "JWT_SECRET", "JWT_SECRET_FILE"]

    /// Reads the file and the environment.
    init(_ source: SettingsSource, _ report: inout SettingsReport) {
        var file = SettingsFile()
        if let path = source.file, let bytes = SettingsFileText.bytes(of: path, &report) {
            file = SettingsFile(bytes, of: path, &report)
        }
        self.file = file
        self.environment = source.environment
        self.values = file.values
        for key in SettingKey.allCases {
            guard let text = source.environment[key.variable], !text.isEmpty else { continue }
            values[key] = PlacedValue(value: SettingValue(variable: text, as: key.kind), place: .variable(key.variable))
        }
        Self.warnOfUnknown(source.environment, &report)
    }

    /// Where a setting stands, or nil when it has its usual value.
    func place(of key: SettingKey) -> SettingsProblem.Place? { values[key]?.place }

    /// Reads one setting.
    ///
    /// - Parameters:
    ///   - key: The setting.
    ///   - usual: What it is when nothing is set.
    ///   - report: Gets the problem when the value cannot be read.
    ///   - parse: Reads the value, or returns nil when it is none that the setting takes.
    /// - Returns: The value, or the usual one.
    func read<Value>(
        _ key: SettingKey,
        usual: Value,
        _ report: inout SettingsReport,
        _ parse: (SettingValue) -> Value?
    ) -> Value { read(key, &report, parse) ?? usual }

    /// Reads one setting that has no usual value.
    ///
    /// - Returns: The value, or nil when nothing is set or the value cannot be read.
    func read<Value>(
        _ key: SettingKey,
        _ report: inout SettingsReport,
        _ parse: (SettingValue) -> Value?
    ) -> Value? {
        guard let placed = values[key] else { return nil }
        let value = parse(placed.value)
        if value == nil { report.refuse("\(key.rawValue) has to be \(key.form); correct it.", at: placed.place) }
        return value
    }

    private static func warnOfUnknown(_ environment: [String: String], _ report: inout SettingsReport) {
        let prefix = "TIMETRACK_SERVER_"
        let known = SettingKey.allCases.map(\.variable) + otherVariables.map { prefix + $0 }
        for name in environment.keys.sorted() where name.hasPrefix(prefix) && !known.contains(name) {
            let rest = name.dropFirst(prefix.count)
            // Kubernetes sets these for a service that is called timetrack-server.
            let isKubernetes = ["SERVICE_", "PORT"].contains { rest.hasPrefix($0) }
            guard !isKubernetes else { continue }
            let advice = NearestName.of(name, among: known).map { "did you mean \($0)?" } ?? "nothing reads it."
            report.warn("The environment has \(name), which is no setting; \(advice)")
        }
    }
}
