import GRDB

extension Journal {
    static func registerIntents(_ migrator: inout DatabaseMigrator) {
    }
}
