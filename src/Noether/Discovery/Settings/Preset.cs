namespace Noether.Discovery.Settings;

/// <summary>Named settings to begin from.</summary>
/// <param name="Name">Its name, one word.</param>
/// <param name="Sentence">What it is, a few words.</param>
/// <param name="Settings">The settings record.</param>
public sealed record Preset(string Name, string Sentence, object Settings);
