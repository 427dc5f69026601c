using System.Globalization;
using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Templates;

namespace Noether.Studies.Hidden;

/// <summary>Templates of a study and the networks that learn them.</summary>
/// <param name="Name">Names the templates, such as training.</param>
/// <param name="Seed">Seed of templates and networks; sets of different seeds share nothing.</param>
/// <param name="Templates">Number of templates.</param>
/// <param name="NetworksEach">Networks for each.</param>
/// <param name="Decoy">How the networks are trained.</param>
internal sealed record HiddenSet(string Name, ulong Seed, int Templates, int NetworksEach, DecoySettings Decoy)
{
    /// <summary>How the templates of all sets are drawn.</summary>
    public static TemplateSettings Family { get; } = new();

    /// <summary>What tells families of templates apart, in words.</summary>
    public static string FamilyWords { get; } = string.Create(
        CultureInfo.InvariantCulture, $"wave numbers {Family.LeastWaveNumber} to {Family.MostWaveNumber}");

    /// <summary>Everything that the networks depend on, in words.</summary>
    public string Words => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}: {Templates} templates of seed {Seed}, {FamilyWords}, {NetworksEach} networks each, "
        + $"{Decoy.Epochs} epochs, {Decoy.ValidationShare:0.##} for validation");

    /// <summary>Folder of the templates, inside the working folder.</summary>
    public string TemplateFolder => $"templates-{Drawn}";

    /// <summary>Folder of the networks, inside the working folder.</summary>
    public string NetworkFolder => string.Create(
        CultureInfo.InvariantCulture,
        $"networks-{Drawn}x{NetworksEach}-{Decoy.Epochs}-"
        + $"{(Decoy.ValidationShare > 0 ? "validated" : "all")}");

    private string Drawn => string.Create(
        CultureInfo.InvariantCulture, $"{Family.LeastWaveNumber}-{Family.MostWaveNumber}-{Seed}-{Templates}");
}
