namespace Noether.Discovery.Settings;

/// <summary>
/// Makes a property of a settings record a setting that people can give: on the command line, in the studio, in a
/// sweep. Its default is what the property has after the parameterless constructor. Properties may be of type int,
/// long, ulong, double, bool, string, TimeSpan, an enumeration, or one of these that may be null.
/// </summary>
/// <param name="sentence">
/// What it is, one sentence that stands in help, forms and reference pages. That of a switch which is on by default is an
/// order, such as "Use the conditional estimators.", so that "Do not use ..." can say what turning it off does.
/// </param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute(string sentence) : Attribute
{
    /// <summary>What it is, one sentence.</summary>
    public string Sentence { get; } = sentence;

    /// <summary>Name, lower case words with dashes; null (the default) means the name of the property.</summary>
    public string? Name { get; init; }

    /// <summary>Smallest value allowed; seconds for a time. Default: none.</summary>
    public double Least { get; init; } = double.NegativeInfinity;

    /// <summary>Largest value allowed; seconds for a time. Default: none.</summary>
    public double Most { get; init; } = double.PositiveInfinity;

    /// <summary>Unit, such as "nats" or "pixels"; empty (the default) where there is none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>
    /// What stands for the default where the program chooses the value, such as "the dimension"; the default value
    /// itself is then allowed beside the range. Null (the default) shows the value.
    /// </summary>
    public string? Automatic { get; init; }

    /// <summary>Whether only few people need it, so that forms fold it away. Default false.</summary>
    public bool Advanced { get; init; }
}

/// <summary>The properties of the record behind this property are settings beside those of the record it is in.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NestedSettingsAttribute : Attribute;
