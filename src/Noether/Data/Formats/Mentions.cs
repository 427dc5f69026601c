using Noether.Discovery.Settings;

namespace Noether.Data.Formats;

/// <summary>The settings of a file of samples as sentences speak of them.</summary>
internal static class Mentions
{
    public static readonly string Window = SettingName.Mention("window");
    public static readonly string Stride = SettingName.Mention("stride");
    public static readonly string Channel = SettingName.Mention("channel");
    public static readonly string Columns = SettingName.Mention("columns");
    public static readonly string Entry = SettingName.Mention("entry");
    public static readonly string Missing = SettingName.Mention("missing");
    public static readonly string Clip = SettingName.Mention("clip");
    public static readonly string Standardise = SettingName.Mention("standardise");
}
