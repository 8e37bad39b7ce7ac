/// Names of users that mean something to every program here.
package enum UserNames {
    /// The name under which keys are stored when none is given.
    package static var usual: String { "default" }

    /// The name under which caches file what was learned with the key of the environment; no stored key can have it.
    package static var environments: String { "" }
}
