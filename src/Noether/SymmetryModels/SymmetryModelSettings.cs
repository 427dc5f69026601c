using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Symmetries;

namespace Noether.SymmetryModels;

/// <summary>How a symmetry model is trained and judged.</summary>
public sealed record SymmetryModelSettings
{
    /// <summary>The network that classifies, small or ResNet-18; default small.</summary>
    public ClassifierKind Kind { get; init; } = ClassifierKind.Small;

    /// <summary>Passes over the training networks; 0, the default, means 60, and 20 for ResNet-18.</summary>
    public int Epochs { get; init; }

    /// <summary>A .safetensors or .npz file of weights to start ResNet-18 from; null starts from random ones.</summary>
    public string? StartFrom { get; init; }

    /// <summary>Planes of principal components to look at, 1 to 3; default 3.</summary>
    public int Planes { get; init; } = 3;

    /// <summary>Share of the templates of each class that are held out to judge the model, 0.05 to 0.8; default 0.2.</summary>
    public double HeldOut { get; init; } = 0.2;

    /// <summary>Share of the templates of each class that fit the temperature, 0.05 to 0.5; default 0.15.</summary>
    public double Calibration { get; init; } = 0.15;

    /// <summary>Symmetries of which a classifier of its own is to tell whether it is present; default none.</summary>
    public IReadOnlyList<SymmetryClass> Questions { get; init; } = [];

    /// <summary>Seed of split, weights, order and augmentation.</summary>
    public ulong Seed { get; init; }

    /// <summary>Refuses settings outside their ranges.</summary>
    /// <exception cref="NoetherException">One sentence about the first that is.</exception>
    internal void Check()
    {
        Require(
            Kind is ClassifierKind.Small or ClassifierKind.ResNet18,
            $"A symmetry model is a small network or ResNet-18, not {Kind}.");
        Require(Epochs >= 0, $"A symmetry model trains for at least one epoch, not {Epochs}.");
        Require(Planes is >= 1 and <= 3, $"A symmetry model looks at 1 to 3 planes, not {Planes}.");
        Require(
            HeldOut is >= 0.05 and <= 0.8,
            FormattableString.Invariant($"The share of templates to hold out lies in 0.05 to 0.8, not {HeldOut}."));
        Require(
            Calibration is >= 0.05 and <= 0.5,
            FormattableString.Invariant(
                $"The share of templates for the temperature lies in 0.05 to 0.5, not {Calibration}."));
        Require(
            !Questions.Contains(SymmetryClass.None),
            "Only a symmetry can be present or absent; ask about one of the four.");
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
            throw new NoetherException(otherwise);
    }
}
