using System.Globalization;
using System.Reflection;

namespace Noether.Discovery.Settings;

/// <summary>One setting: what it is called, what it holds, what is allowed.</summary>
public sealed class Setting
{
    // The word that gives a setting back to the program.
    private const string Automatic = "auto";

    private const double LargestExact = 9007199254740992; // 2^53: above it a double skips whole numbers

    private readonly SettingAttribute description;
    private readonly IReadOnlyList<PropertyInfo> path;
    private readonly Type type;

    internal Setting(SettingAttribute description, IReadOnlyList<PropertyInfo> path, object? fallback)
    {
        this.description = description;
        this.path = path;
        type = Nullable.GetUnderlyingType(path[^1].PropertyType) ?? path[^1].PropertyType;
        Name = description.Name ?? SettingName.Of(path[^1].Name);
        Kind = KindOf(type);
        Choices = type.IsEnum ? [.. Enum.GetNames(type).Select(SettingName.Of)] : [];
        Default = fallback;
    }

    /// <summary>Name: lower case words with dashes.</summary>
    public string Name { get; }

    /// <summary>Name in result.json: that of the property, in lower camel case.</summary>
    public string Key => char.ToLowerInvariant(path[^1].Name[0]) + path[^1].Name[1..];

    /// <summary>Name as the label of a field.</summary>
    public string Label => SettingName.Label(Name);

    /// <summary>What it is, one sentence.</summary>
    public string Sentence => description.Sentence;

    /// <summary>What it holds.</summary>
    public SettingKind Kind { get; }

    /// <summary>The words of a choice; empty for other kinds.</summary>
    public IReadOnlyList<string> Choices { get; }

    /// <summary>Smallest value allowed, in seconds for a time; minus infinity where there is none.</summary>
    public double Least => description.Least;

    /// <summary>Largest value allowed, in seconds for a time; infinity where there is none.</summary>
    public double Most => description.Most;

    /// <summary>Unit, or empty.</summary>
    public string Unit => description.Unit;

    /// <summary>Whether only few people need it.</summary>
    public bool IsAdvanced => description.Advanced;

    /// <summary>The value without anybody's wish; null where it is open.</summary>
    public object? Default { get; }

    /// <summary>The default in words: what the program chooses, or the value as it would be given.</summary>
    public string DefaultText => description.Automatic ?? (Default is null ? "none" : Format(Default));

    /// <summary>The range in words, such as "from 1 to 64" or "fast or paper"; empty where anything goes.</summary>
    public string Range
    {
        get
        {
            if (Choices.Count > 0)
                return Listed(Choices);
            var (least, most) = (Bound(Least), Bound(Most));
            return double.IsInfinity(Least) && double.IsInfinity(Most) ? ""
                : double.IsInfinity(Most) ? $"at least {least}"
                : double.IsInfinity(Least) ? $"at most {most}"
                : $"from {least} to {most}";
        }
    }

    /// <summary>The value that a settings record has.</summary>
    /// <param name="settings">The record.</param>
    public object? Get(object settings) =>
        path.Aggregate((object?)settings, (owner, property) => property.GetValue(owner));

    /// <summary>A value as a text that <see cref="Parse"/> reads again.</summary>
    /// <param name="value">The value; null gives the empty text.</param>
    public string Format(object? value) => value switch
    {
        null => "",
        bool yes => yes ? "yes" : "no",
        TimeSpan time => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###}s"),
        Enum word => string.Join(',', word.ToString().Split(", ").Select(SettingName.Of)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>Reads a value.</summary>
    /// <param name="text">The text as a person gave it.</param>
    /// <exception cref="NoetherException">It is no such value, or out of range; the message names the setting.</exception>
    public object Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        if (text == Automatic && description.Automatic is not null && Default is not null)
            return Default;
        object? value = Kind switch
        {
            SettingKind.Text => text.Length > 0 ? text : throw Refuse("must not be empty."),
            SettingKind.Switch => text is "yes" or "true" or "on" ? true : text is "no" or "false" or "off" ? false : null,
            SettingKind.Choice or SettingKind.Choices => Words(text),
            SettingKind.Duration => Durations.Parse(text),
            SettingKind.Real => Real(text),
            _ => Whole(text),
        };
        if (value is null || !Allows(value))
            throw Refuse($"must be {Wanted()}, not '{text}'.");
        return value;
    }

    /// <summary>Whether a value lies in the range, or is the default where the program chooses it.</summary>
    /// <param name="value">A value of the right type.</param>
    public bool Allows(object? value)
    {
        if (description.Automatic is not null && Equals(value, Default))
            return true;
        return value switch
        {
            null or bool or string or Enum => true,
            TimeSpan time => Within(time.TotalSeconds),
            IConvertible number => Within(number.ToDouble(CultureInfo.InvariantCulture)),
            _ => false,
        };
    }

    /// <summary>Refuses the value that a record has when it is out of range.</summary>
    internal void Require(object settings)
    {
        if (Get(settings) is { } value && !Allows(value))
            throw Refuse($"must be {Wanted()}, not '{Format(value)}'.");
    }

    // The records are immutable to their users; a copy that nobody has seen yet is filled in here.
    internal void Set(object settings, object value)
    {
        var owner = settings;
        foreach (var property in path.SkipLast(1))
        {
            // A nested record may be shared with the preset that this one was copied from.
            var copy = SettingSet.Copy(property.GetValue(owner)!);
            property.SetValue(owner, copy);
            owner = copy;
        }

        path[^1].SetValue(owner, value);
    }

    private static SettingKind KindOf(Type type)
    {
        if (type.IsEnum)
            return type.IsDefined(typeof(FlagsAttribute), false) ? SettingKind.Choices : SettingKind.Choice;
        if (type == typeof(bool))
            return SettingKind.Switch;
        if (type == typeof(string))
            return SettingKind.Text;
        if (type == typeof(TimeSpan))
            return SettingKind.Duration;
        return type == typeof(double) ? SettingKind.Real
            : type == typeof(int) || type == typeof(long) || type == typeof(ulong) ? SettingKind.Whole
            : throw new NotSupportedException($"A setting cannot be of type {type.Name}.");
    }

    private bool Within(double value) => value >= Least && value <= Most;

    private string Wanted() => Kind switch
    {
        SettingKind.Choice => Listed(Choices),
        SettingKind.Choices => $"a list of {Listed(Choices)}",
        SettingKind.Switch => "yes or no",
        SettingKind.Duration => $"a time such as 60s, 5m or 1h{Spaced(Range)}",
        SettingKind.Real => $"a number{Spaced(Range)}",
        _ => $"a whole number{Spaced(Range)}",
    };

    private NoetherException Refuse(string rest) => new($"{SettingName.Mention(Name)} {rest}")
    {
        Code = "setting.value",
        Setting = Name,
    };

    private object? Words(string text)
    {
        var parts = Kind == SettingKind.Choices ? text.Split(',', StringSplitOptions.TrimEntries) : [text];
        var values = Enum.GetValuesAsUnderlyingType(type);
        var sum = 0L;
        foreach (var part in parts)
        {
            var index = Choices.ToList().IndexOf(part);
            if (index < 0)
                return null;
            sum |= Convert.ToInt64(values.GetValue(index), CultureInfo.InvariantCulture);
        }

        return Enum.ToObject(type, sum);
    }

    private object? Whole(string text)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        if (type == typeof(ulong))
        {
            return ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var exact) ? exact : null;
        }

        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || value != Math.Floor(value) || Math.Abs(value) > LargestExact)
            return null;
        return type == typeof(int) ? Math.Abs(value) <= int.MaxValue ? (int)value : null : (long)value;
    }

    private static object? Real(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private string Bound(double value) => Kind == SettingKind.Duration
        ? Format(TimeSpan.FromSeconds(double.IsFinite(value) ? value : 0))
        : value.ToString(CultureInfo.InvariantCulture);

    private static string Spaced(string range) => range.Length == 0 ? "" : " " + range;

    private static string Listed(IReadOnlyList<string> words) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}";
}
