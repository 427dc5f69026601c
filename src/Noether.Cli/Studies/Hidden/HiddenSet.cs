using System.Globalization;
using Noether.HiddenLayer.Decoy;

namespace Noether.Cli.Studies.Hidden;

/// <summary>Templates of a study and the networks that learn them.</summary>
/// <param name="Name">Names the templates, such as training.</param>
/// <param name="Seed">Seed of templates and networks; sets of different seeds share nothing.</param>
/// <param name="Templates">Number of templates.</param>
/// <param name="NetworksEach">Networks for each.</param>
/// <param name="Decoy">How the networks are trained.</param>
internal sealed record HiddenSet(string Name, ulong Seed, int Templates, int NetworksEach, DecoySettings Decoy)
{
    /// <summary>Everything that the networks depend on, in words.</summary>
    public string Words => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}: {Templates} templates of seed {Seed}, {NetworksEach} networks each, {Decoy.Epochs} epochs, "
        + $"{Decoy.ValidationShare:0.##} for validation");

    /// <summary>Folder of the templates, inside the working folder.</summary>
    public string TemplateFolder => $"templates-{Seed}-{Templates}";

    /// <summary>Folder of the networks, inside the working folder.</summary>
    public string NetworkFolder => string.Create(
        CultureInfo.InvariantCulture,
        $"networks-{Seed}-{Templates}x{NetworksEach}-{Decoy.Epochs}-"
        + $"{(Decoy.ValidationShare > 0 ? "validated" : "all")}");
}
