import GRDB

extension Journal {
    static func registerChanges(_ migrator: inout DatabaseMigrator) {
    }
}
