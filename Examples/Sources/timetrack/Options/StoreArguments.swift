import ArgumentParser
import TimetrackKeys

// The parser reads the names of stores and sources as they are.
extension StoreKind: ExpressibleByArgument {}
extension KeySource: ExpressibleByArgument {}
