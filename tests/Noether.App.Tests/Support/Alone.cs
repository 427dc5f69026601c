namespace Noether.App.Tests.Support;

/// <summary>Tests that run after all others and one at a time, because they measure the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "alone";
}
