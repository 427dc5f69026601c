using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// What ensemble.json holds: everything that the weights of an ensemble are a function of, and versions.
/// </summary>
internal sealed record EnsembleIdentity
{
    /// <summary>Version of the files that this program writes and reads.</summary>
    public const int CurrentFormat = 2;

    /// <summary>Version of the files.</summary>
    public required int Format { get; init; }

    /// <summary>Version of the library that trained.</summary>
    public required string Noether { get; init; }

    /// <summary>Version of the runtime.</summary>
    public required string Dotnet { get; init; }

    /// <summary>Width of the vector registers; sums are added in another order for another width.</summary>
    public required string Simd { get; init; }

    /// <summary>Seed of all random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Number of pictures.</summary>
    public required int Pictures { get; init; }

    /// <summary>Networks for each picture.</summary>
    public required int NetworksEach { get; init; }

    /// <summary>Hash of all points and labels.</summary>
    public required string Points { get; init; }

    /// <summary>How the networks were trained.</summary>
    public required DecoySettings Settings { get; init; }

    /// <summary>Networks in all.</summary>
    [JsonIgnore]
    public int Count => Pictures * NetworksEach;

    /// <summary>What a training with these arguments will be.</summary>
    public static EnsembleIdentity Of(
        IReadOnlyList<DecoyPoints> pictures, int networksEach, DecoySettings settings, ulong seed)
    {
        return new EnsembleIdentity
        {
            Format = CurrentFormat,
            Noether = LibraryVersion.Short,
            Dotnet = Environment.Version.ToString(),
            Simd = Numerics.Simd.Level.ToString(),
            Seed = seed,
            Pictures = pictures.Count,
            NetworksEach = networksEach,
            Points = Hash(pictures),
            Settings = settings,
        };
    }

    /// <summary>Whether another training ends with the same networks.</summary>
    public bool SameTraining(EnsembleIdentity other) => Tag == other.Tag;

    /// <summary>One line that tells trainings apart; versions and processors do not belong to it.</summary>
    [JsonIgnore]
    public string Tag => string.Create(
        CultureInfo.InvariantCulture,
        $"{Format} {Seed} {Pictures} {NetworksEach} {Points} {Settings.FirstUnits} {Settings.LastUnits} "
        + $"{Settings.Epochs} {Settings.BatchSize} {Settings.MaximumRate:R} {Settings.WeightDecay:R} "
        + $"{Settings.ValidationShare:R}");

    private static string Hash(IReadOnlyList<DecoyPoints> pictures)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var picture in pictures)
        {
            hash.AppendData(BitConverter.GetBytes(picture.Count));
            hash.AppendData(MemoryMarshal.AsBytes(picture.Coordinates.AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(picture.OnContour.AsSpan()));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }
}
