namespace Noether.Discovery.Settings;

/// <summary>What a setting holds.</summary>
public enum SettingKind
{
    /// <summary>A whole number; 200000, 200_000 and 2e5 mean the same.</summary>
    Whole,

    /// <summary>A number.</summary>
    Real,

    /// <summary>A text, such as a path.</summary>
    Text,

    /// <summary>Yes or no.</summary>
    Switch,

    /// <summary>One word of a list.</summary>
    Choice,

    /// <summary>Some words of a list, separated by commas.</summary>
    Choices,

    /// <summary>A time such as 60s, 5m or 1h.</summary>
    Duration,
}
