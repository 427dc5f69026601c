using Noether.Lens;

namespace Noether.Studies.Adaptor;

/// <summary>Pictures or rows with a class each, those to learn from apart from those to test with.</summary>
/// <param name="Shape">Rows and columns of each; one row for what has one axis.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Seen">What the lens sees, without classes: nothing of it is tested with.</param>
/// <param name="Training">What a network learns from, shape.Cells values each.</param>
/// <param name="TrainingLabels">Its classes.</param>
/// <param name="Test">What it is tested with.</param>
/// <param name="TestLabels">Its classes.</param>
internal sealed record AdaptorData(
    GridShape Shape, int Classes, float[][] Seen, float[][] Training, int[] TrainingLabels, float[][] Test,
    int[] TestLabels);
