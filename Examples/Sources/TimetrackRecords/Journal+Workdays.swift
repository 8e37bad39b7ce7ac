import GRDB

extension Journal {
    static func registerWorkdays(_ migrator: inout DatabaseMigrator) {
    }
}
