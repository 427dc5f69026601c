namespace Noether.Discovery;

/// <summary>The methods that a program offers, in the order in which it offers them.</summary>
public sealed class MethodCatalogue
{
    private readonly Dictionary<string, IMethod> byName;

    /// <summary>Makes a catalogue.</summary>
    /// <param name="methods">The methods, all names different; the first of a kind of data is its default.</param>
    /// <exception cref="ArgumentException">Two methods have one name.</exception>
    public MethodCatalogue(IReadOnlyList<IMethod> methods)
    {
        ArgumentNullException.ThrowIfNull(methods);
        All = methods;
        byName = methods.ToDictionary(method => method.Card.Name, StringComparer.Ordinal);
    }

    /// <summary>All methods.</summary>
    public IReadOnlyList<IMethod> All { get; }

    /// <summary>The method of a name, or null.</summary>
    /// <param name="name">Its name.</param>
    public IMethod? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The method of a name.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="NoetherException">There is none.</exception>
    public IMethod Require(string name) => Find(name) ?? throw new NoetherException(
        $"There is no method '{name}'; there are {string.Join(", ", All.Select(method => method.Card.Name))}.")
    {
        Code = "method.unknown",
        Setting = "method",
    };

    /// <summary>The method that a kind of data gets when none is named; null where none takes it.</summary>
    /// <param name="kind">The kind of data.</param>
    public IMethod? DefaultFor(DataKind kind) => All.FirstOrDefault(method => method.Card.Data == kind);
}
