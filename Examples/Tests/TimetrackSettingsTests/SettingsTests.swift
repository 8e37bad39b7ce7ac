import Testing

@testable import TimetrackSettings

@Suite("Settings")
struct SettingsTests {
}
