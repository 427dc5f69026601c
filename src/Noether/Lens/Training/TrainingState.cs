using Noether.Numerics;
using Noether.Optimization;

namespace Noether.Lens.Training;

/// <summary>How the parts of a training are written to a checkpoint and read back.</summary>
internal static class TrainingState
{
    public static void Write(BinaryWriter writer, Adam<float> adam)
    {
        writer.Write(adam.StepCount);
        writer.WriteFloats(adam.FirstMoments);
        writer.WriteFloats(adam.SecondMoments);
    }

    public static void Read(BinaryReader reader, Adam<float> adam)
    {
        var count = reader.ReadInt64();
        var (first, second) = (new float[adam.FirstMoments.Length], new float[adam.SecondMoments.Length]);
        reader.ReadFloats(first);
        reader.ReadFloats(second);
        adam.Restore(first, second, count);
    }

    public static void Write(BinaryWriter writer, List<LensHistoryRow> history)
    {
        writer.Write(history.Count);
        foreach (var row in history)
        {
            writer.Write(row.Step);
            writer.WriteDoubles([
                row.Seconds, row.LearningRate, row.Rho, row.Rank, row.Total, row.Alignment, row.Uniformity,
                row.UniformityMarginal, row.UniformityConditional, row.MarginalEntropy, row.JointEntropy,
                row.ConditionalEntropy]);
        }
    }

    public static void Read(BinaryReader reader, List<LensHistoryRow> history)
    {
        history.Clear();
        var count = reader.ReadInt32();
        for (var i = 0; i < count; i++)
        {
            var step = reader.ReadInt32();
            var v = reader.ReadDoubles(12);
            history.Add(new LensHistoryRow
            {
                Step = step,
                Seconds = v[0],
                LearningRate = v[1],
                Rho = v[2],
                Rank = v[3],
                Total = v[4],
                Alignment = v[5],
                Uniformity = v[6],
                UniformityMarginal = v[7],
                UniformityConditional = v[8],
                MarginalEntropy = v[9],
                JointEntropy = v[10],
                ConditionalEntropy = v[11],
            });
        }
    }

    public static void Write(BinaryWriter writer, List<LensSnapshot> snapshots)
    {
        writer.Write(snapshots.Count);
        foreach (var snapshot in snapshots)
        {
            writer.Write(snapshot.Step);
            writer.WriteDoubles(snapshot.Generator.Values);
            writer.WriteDoubles(snapshot.GroupConvolution.Values);
        }
    }

    public static void Read(BinaryReader reader, List<LensSnapshot> snapshots, int d)
    {
        snapshots.Clear();
        var count = reader.ReadInt32();
        for (var i = 0; i < count; i++)
        {
            var step = reader.ReadInt32();
            snapshots.Add(new LensSnapshot(
                step, new Matrix(d, d, reader.ReadDoubles(d * d)), new Matrix(d, d, reader.ReadDoubles(d * d))));
        }
    }

    public static void Write(BinaryWriter writer, LensCandidate candidate)
    {
        writer.Write(candidate.Name);
        writer.WriteDoubles([
            candidate.Loss, candidate.Uniformity, candidate.ToeplitzDeparture, candidate.DepartureNoise,
            candidate.NeighbourCorrelation, candidate.MarginalEntropy, candidate.Score, candidate.Seconds,
            candidate.Sharpness, candidate.Completeness, candidate.Seam]);
    }

    public static LensCandidate ReadCandidate(BinaryReader reader)
    {
        var name = reader.ReadString();
        var v = reader.ReadDoubles(11);
        return new LensCandidate
        {
            Name = name,
            Loss = v[0],
            Uniformity = v[1],
            ToeplitzDeparture = v[2],
            DepartureNoise = v[3],
            NeighbourCorrelation = v[4],
            MarginalEntropy = v[5],
            Score = v[6],
            Seconds = v[7],
            Sharpness = v[8],
            Completeness = v[9],
            Seam = v[10],
        };
    }
}
