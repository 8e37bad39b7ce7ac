import GRDB

extension Journal {
    static func registerQueue(_ migrator: inout DatabaseMigrator) {
    }
}
